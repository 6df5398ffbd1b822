/** What a person should know before and during a cut-over, from facts that no service answers. */
export * from '@cutover/contract/findings';
