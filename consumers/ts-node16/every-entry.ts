// Not run: only what the declarations of all entries say, with nothing of them skipped.
import type * as conformance from '@cutover/conformance';
import type * as mock from '@cutover/mock-graph';
import type * as express from '@cutover/mock-graph/express';
import type * as sdk from '@cutover/sdk';
import type * as testing from '@cutover/sdk/testing';
import type * as validate from '@cutover/sdk/validate';

export type Entries = [typeof conformance, typeof mock, typeof express, typeof sdk, typeof testing, typeof validate];
