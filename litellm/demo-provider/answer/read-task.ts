type TaskKind = 'summarize' | 'classify' | 'insights' | 'translate' | 'write' | 'chat';

/** What is to be done, in whose words, and to which text. */
export type Task = { readonly kind: TaskKind; readonly instruction: string; readonly text: string };

const MAX_INSTRUCTION_CHARACTERS = 600;

const signs: readonly (readonly [TaskKind, RegExp])[] = [
  ['summarize', /\b(?:summar\w+|tl;?dr|abstract|condense|shorten|in brief)\b/i],
  ['classify', /\b(?:classif\w+|categori[sz]e|which (?:category|label|class)|assign (?:a|one) (?:category|label))\b/i],
  ['insights', /\b(?:insights?|key (?:points?|facts?|findings?|figures?)|takeaways?|highlights?|extract\w*)\b/i],
  ['translate', /\btranslat\w+\b/i],
  ['write', /\b(?:write|draft|compose)\b/i],
];

/** Reads the task from the user's own words, and from the system's when the user gives only a text. */
export function readTask(system: string, user: string): Task {
  const { instruction, text } = splitInstruction(user);
  const own = kindOf(instruction);
  if (own) return { kind: own, instruction: `${instruction}\n${system}`, text: text || instruction };
  const given = kindOf(system);
  if (given) return { kind: given, instruction: system, text: user };
  return { kind: 'chat', instruction: user, text: user };
}

function kindOf(instruction: string): TaskKind | undefined {
  const found = signs.map(([kind, sign]) => ({ kind, index: instruction.search(sign) }));
  return found.filter(({ index }) => index >= 0).sort((a, b) => a.index - b.index)[0]?.kind;
}

/** An instruction stands before the text or after it, parted by a blank line, or else before a colon. */
function splitInstruction(user: string): { instruction: string; text: string } {
  const paragraphs = splitParagraphs(user);
  const [first = '', ...rest] = paragraphs;
  const last = rest.at(-1) ?? '';
  const isLastAsked = !kindOf(first) && last.length < MAX_INSTRUCTION_CHARACTERS && kindOf(last) !== undefined;
  if (isLastAsked) return { instruction: last, text: paragraphs.slice(0, -1).join('\n\n') };
  return { instruction: first.slice(0, MAX_INSTRUCTION_CHARACTERS), text: rest.join('\n\n') };
}

function splitParagraphs(user: string): string[] {
  const paragraphs = user.split(/\n\s*\n/);
  if (paragraphs.length > 1) return paragraphs;
  const colon = kindOf(user) === 'classify' ? user.lastIndexOf(':') : user.indexOf(':');
  if (colon < 0 || colon > MAX_INSTRUCTION_CHARACTERS) return [user];
  return [user.slice(0, colon + 1), user.slice(colon + 1).trim()];
}
