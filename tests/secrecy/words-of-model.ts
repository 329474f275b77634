type Json = { readonly [name: string]: unknown };

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** What the model itself said in one choice: the only text of a provider's that a team may read. */
export type Said = {
  readonly content: unknown;
  readonly refusal: unknown;
  readonly calls: readonly { readonly name: unknown; readonly arguments: unknown }[];
};

/** What was said in each choice of a whole reply, as the provider sent it or as a team gets it. */
export const saidIn = (body: unknown): Said[] =>
  listOf(isJson(body) ? body['choices'] : null).map(({ message }) => saidOf(isJson(message) ? message : {}));

const saidOf = (message: Json): Said => ({
  content: message['content'] ?? null,
  refusal: message['refusal'] ?? null,
  calls: listOf(message['tool_calls']).map(({ function: called }) => {
    const { name, arguments: text } = isJson(called) ? called : {};
    return { name, arguments: text };
  }),
});

/** What was said in each choice of a stream, from its chunks as the provider sent them or as a team gets them. */
export function saidInChunks(chunks: readonly unknown[]): Record<string, string> {
  const said: Record<string, string> = {};
  const add = (place: string, text: unknown) => {
    if (typeof text === 'string') said[place] = (said[place] ?? '') + text;
  };
  for (const chunk of chunks) {
    for (const { index, delta } of listOf(isJson(chunk) ? chunk['choices'] : null)) {
      if (!isJson(delta)) continue;
      add(`${index} content`, delta['content']);
      add(`${index} refusal`, delta['refusal']);
      for (const { index: place, function: called } of listOf(delta['tool_calls'])) {
        if (!isJson(called)) continue;
        add(`${index} ${place} name`, called['name']);
        add(`${index} ${place} arguments`, called['arguments']);
      }
    }
  }
  return said;
}

const places = ['response', 'message', 'delta'];
const words = ['content', 'refusal'];

/** A team's JSON without what the model said in it. Whatever is left is ours to answer for. */
export function withoutWords(json: string): string {
  const strip = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => strip(item, name === 'tool_calls' ? 'tool_call' : ''));
    if (!isJson(value)) return value;
    const isSaid = (field: string) =>
      (places.includes(name) && words.includes(field)) ||
      (name === 'function' && ['name', 'arguments'].includes(field));
    return Object.fromEntries(
      Object.entries(value).map(([field, inner]) => [
        field,
        isSaid(field) && typeof inner === 'string' ? '' : strip(inner, field),
      ]),
    );
  };
  return JSON.stringify(strip(JSON.parse(json), ''));
}
