import type { Environment } from '../process/part-definition.ts';

export type DemoModel = {
  readonly provider: string;
  readonly actualModel: string;
  readonly usdPerMillionTokens: { readonly input: number; readonly output: number };
};

export type DemoAlias = 'standard' | 'fast';
type Choice = Readonly<Record<DemoAlias, DemoModel>>;

const model = (provider: string, name: string, input: number, output: number): DemoModel => ({
  provider,
  actualModel: `${provider}/${name}`,
  usdPerMillionTokens: { input, output },
});

const demo: Choice = { standard: model('demo', 'standard', 0.15, 0.6), fast: model('demo', 'fast', 0.05, 0.2) };

const byProviderKey: Readonly<Record<string, Choice>> = {
  OPENAI_API_KEY: {
    standard: model('openai', 'gpt-4.1-mini', 0.4, 1.6),
    fast: model('openai', 'gpt-5.4-nano', 0.2, 1.25),
  },
  ANTHROPIC_API_KEY: {
    standard: model('anthropic', 'claude-sonnet-5', 2, 10),
    fast: model('anthropic', 'claude-haiku-4-5', 1, 5),
  },
  GEMINI_API_KEY: {
    standard: model('gemini', 'gemini-3.7-flash', 0.75, 3.75),
    fast: model('gemini', 'gemini-3.5-flash-lite', 0.3, 2.5),
  },
};

/** The models behind the demo's aliases: of the first provider that has a key, otherwise the demo provider's. */
export function chooseDemoModels(environment: Environment): Choice {
  const variable = Object.keys(byProviderKey).find((name) => environment[name]);
  return (variable && byProviderKey[variable]) || demo;
}

/** Whether an alias still points to what an earlier start chose, so that no operator's choice is overwritten. */
export const isDemoChoice = (alias: DemoAlias, actualModel: string): boolean =>
  [demo, ...Object.values(byProviderKey)].some((choice) => choice[alias].actualModel === actualModel);
