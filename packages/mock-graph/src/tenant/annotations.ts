/** A body without what says of it rather than in it, and without what is absent. */
export const withoutAnnotations = <Body extends object>(body: Body): Body =>
  Object.fromEntries(
    Object.entries(body).filter(([name, value]) => !name.startsWith('@') && value !== undefined),
  ) as Body;
