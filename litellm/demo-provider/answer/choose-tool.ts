import type { ChatRequest, ChatTool } from '../chat/chat-request.ts';
import { termsOf } from '../text/terms.ts';

const NAME_WEIGHT = 2;
const ENOUGH = 2;

/** The tool a request demands, or the one its message plausibly asks for; none when it neither demands nor asks. */
export function chooseTool({ tools, tool_choice: choice }: ChatRequest, message: string): ChatTool | undefined {
  if (!tools?.length || choice === 'none') return undefined;
  if (choice && typeof choice === 'object') return tools.find((tool) => tool.function.name === choice.function.name);
  const asked = new Set(termsOf(message));
  const scored = tools.map((tool) => ({ tool, score: scoreOf(tool, asked, message) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return choice === 'required' || best.score >= ENOUGH ? best.tool : undefined;
}

function scoreOf(tool: ChatTool, asked: ReadonlySet<string>, message: string): number {
  const { name, description } = tool.function;
  if (message.includes(name)) return Number.POSITIVE_INFINITY;
  const named = termsOf(wordsOf(name)).filter((term) => asked.has(term)).length;
  const described = new Set(termsOf(description ?? '').filter((term) => asked.has(term))).size;
  return named * NAME_WEIGHT + described;
}

const wordsOf = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');
