import { splitSentences } from '../text/sentences.ts';
import { termsOf } from '../text/terms.ts';

const OPENERS = ['You wrote', 'I read', 'Your message says', 'Noted'];
const MAX_QUOTE_CHARACTERS = 240;

type Chat = {
  readonly message: string;
  readonly earlier: readonly string[];
  readonly images: number;
  readonly variant: number;
};

/** A short reply that quotes the message and what was said before that bears on it. */
export function replyToChat({ message, earlier, images, variant }: Chat): string {
  const opener = OPENERS[variant % OPENERS.length];
  const lines = [`${opener}: "${quote(message)}".`];
  const related = findRelated(message, earlier);
  if (related) lines.push(`Earlier you said: "${quote(related)}".`);
  else if (earlier.length > 0) lines.push(`That is message ${earlier.length + 1} from you here.`);
  if (images > 0) lines.push(`With ${images} image${images > 1 ? 's' : ''}, which a demo cannot see.`);
  lines.push('A real model would answer here.');
  return lines.join(' ');
}

/** The earlier sentence that shares most terms with the message; of equal ones the latest. */
function findRelated(message: string, earlier: readonly string[]): string | undefined {
  const asked = new Set(termsOf(message));
  const sharedTerms = (sentence: string) => new Set(termsOf(sentence).filter((term) => asked.has(term))).size;
  return earlier
    .flatMap(splitSentences)
    .map((sentence) => ({ sentence, shared: sharedTerms(sentence) }))
    .filter(({ shared }) => shared > 0)
    .reduce<{ sentence: string; shared: number } | undefined>((a, b) => (a && a.shared > b.shared ? a : b), undefined)
    ?.sentence;
}

const quote = (text: string): string =>
  text.length > MAX_QUOTE_CHARACTERS ? `${text.slice(0, MAX_QUOTE_CHARACTERS).trimEnd()}…` : text;
