const SLUG = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

/** What is wrong with an id that an operator chose, in the API's words; undefined when nothing is. */
export const validateSlug = (id: unknown): string | undefined =>
  typeof id === 'string' && id !== '' && !SLUG.test(id)
    ? 'Use letters, digits and . _ : - (at most 100 characters, a letter or digit first)'
    : undefined;
