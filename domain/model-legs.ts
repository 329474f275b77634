/** A part of a call's way: models that are asked for in one request, the first and those that stand in for it. */
export type ModelLeg<Credential> = {
  readonly models: readonly [string, ...string[]];
  /** The customer's own key for them; null: the operator's. */
  readonly credential: Credential | null;
};

/** LiteLLM's names begin with their provider; `provider` is whose a name without one is. */
export const providerOf = (model: string, provider: string): string => {
  const [prefix, rest] = model.split('/', 2);
  return rest === undefined || prefix === undefined ? provider : prefix;
};

type Choice<Credential> = {
  /** In the order in which they are tried. */
  readonly models: readonly string[];
  /** The provider of names that do not say one. */
  readonly provider: string;
  /** The customer's own keys, one for a provider. */
  readonly credentials: readonly Credential[];
  /** Models for which it has none are left out. */
  readonly ownKeysOnly: boolean;
};

/**
 * Cuts a call's models where the key changes: LiteLLM tries the models of a leg by itself, and the next leg is asked when all
 * of them have failed. A customer's own key comes with its own provider's models alone.
 */
export function legsOf<Credential extends { readonly provider: string }>({
  models,
  provider,
  credentials,
  ownKeysOnly,
}: Choice<Credential>): ModelLeg<Credential>[] {
  const legs: ModelLeg<Credential>[] = [];
  for (const model of models) {
    const credential = credentials.find((one) => one.provider === providerOf(model, provider)) ?? null;
    if (credential === null && ownKeysOnly) continue;
    const last = legs.at(-1);
    if (last && last.credential === credential) legs[legs.length - 1] = { models: [...last.models, model], credential };
    else legs.push({ models: [model], credential });
  }
  return legs;
}
