const MODELS = ['demo-standard', 'demo-fast', 'demo-unpriced', 'demo-embedding'];

/** Any model name is answered; these are the ones worth showing. */
export const models = {
  object: 'list',
  data: MODELS.map((id) => ({ id, object: 'model', created: 1_750_000_000, owned_by: 'demo' })),
};
