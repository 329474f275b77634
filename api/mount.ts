import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { AfterCommit } from './after-commit.ts';
import type { SetHeader } from './answer-headers.ts';
import { type Answer, answerOnce } from './answer-once.ts';
import { isAudited } from './audit/is-audited.ts';
import type { Target } from './audit/target.ts';
import { targetOf } from './audit/targets.ts';
import { withAudit } from './audit/with-audit.ts';
import type { Origin, Route } from './define-route.ts';
import { EventStream, sendEvents } from './event-stream.ts';
import { explainIssue } from './explain-issue.ts';
import type { Authenticate } from './middleware/authenticate.ts';
import { noteIds } from './middleware/request-ids.ts';
import { projectReply } from './project-reply.ts';
import { idempotencyKeyHeader, type Repeatable, readIdempotencyKey, repeatableOf } from './repeatable.ts';
import { asksForCsv, sendCsv } from './send-csv.ts';
import type { Services } from './services.ts';
import { TextDocument } from './text-document.ts';

/** Whatever its content type says: every body here is JSON, and `curl -d` says otherwise. */
const parseJson = express.json({ limit: '20mb', type: () => true });

const USER_AGENT_CHARACTERS = 300;

/** Puts one route under Express: authenticate before the body is read, parse everything, answer only what the reply schema names. */
export function mount(app: Express, route: Route, services: Services, authenticate: Authenticate): void {
  const identify: RequestHandler = async (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    response.locals['route'] = route.path;
    noteIds(response, request.params);
    response.locals['caller'] = await authenticate(request, route.access);
    next();
  };
  const target = isAudited(route) ? targetOf(route.path) : null;
  const answer = async (request: Request, response: Response): Promise<void> => {
    if (route.rows && asksForCsv(request)) {
      return sendCsv(response, route, readRequest(route, request, response, null), services);
    }
    const once = repeatableOf(route, request, response.locals['caller']);
    const work = () => produce(route, target, readRequest(route, request, response, once), services);
    if (!once) return send(request, response, route, await work());
    const { answer: given, isReplay } = await answerOnce(services.db, { ...once, requestId: String(request.id) }, work);
    if (isReplay) response.set('Idempotent-Replayed', 'true');
    await send(request, response, route, given);
  };
  for (const path of [route.path, ...(route.alsoAt ?? [])]) app[route.method](path, identify, parseJson, answer);
}

async function produce(
  route: Route,
  target: Target | null,
  input: RequestOf<Route>,
  services: Services,
): Promise<Answer> {
  const handled = await (target ? withAudit(route, target, input, services) : route.handle(input, services));
  if (handled instanceof EventStream || handled instanceof TextDocument) return { status: 200, body: handled };
  const reply = projectReply(route.reply, handled instanceof AfterCommit ? await handled.run(services) : handled);
  return { status: route.statusFor?.(reply) ?? 200, body: reply };
}

async function send(request: Request, response: Response, route: Route, { status, body }: Answer): Promise<void> {
  if (body instanceof TextDocument) sendDocument(response, body);
  else if (body instanceof EventStream) await sendEvents(request, response, body, route.event ?? z.never());
  else {
    noteIds(response, Object(body));
    response.status(status).json(body);
  }
}

const originOf = (request: Request): Origin => ({
  requestId: String(request.id),
  address: request.ip ?? 'unknown',
  userAgent: request.header('user-agent')?.slice(0, USER_AGENT_CHARACTERS) ?? null,
});

function sendDocument(response: Response, { contentType, text, fileName }: TextDocument): void {
  if (fileName !== null) response.attachment(fileName);
  response.type(contentType).send(text);
}

type RequestOf<R extends Route> = Parameters<R['handle']>[0];

function readRequest(route: Route, request: Request, response: Response, once: Repeatable | null) {
  const problems: z.core.$ZodIssue[] = [];
  const read = (schema: z.ZodType | undefined, value: unknown): unknown => {
    if (!schema) return undefined;
    const parsed = schema.safeParse(value, { error: explainIssue });
    if (!parsed.success) problems.push(...parsed.error.issues);
    return parsed.data;
  };
  const header = read(idempotencyKeyHeader, readIdempotencyKey(request)) as
    | z.output<typeof idempotencyKeyHeader>
    | undefined;
  const input = {
    params: read(route.params, request.params),
    query: read(route.query, request.query),
    body: read(route.body, request.body ?? {}),
    headers: read(route.headers, request.headers),
    idempotencyKey: header?.['Idempotency-Key'] ?? null,
    effectKey: once?.effectKey ?? null,
    caller: response.locals['caller'],
    origin: originOf(request),
    setHeader: ((name, value) => void response.set(name, value)) satisfies SetHeader,
    markReplayed: () => void response.set('Idempotent-Replayed', 'true'),
  };
  if (problems.length > 0) throw new z.ZodError(problems);
  return input;
}
