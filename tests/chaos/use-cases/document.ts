import type { UseCase } from './use-case.ts';

const strings = { type: 'array', items: { type: 'string' } };
const recordFacts = {
  type: 'function',
  function: {
    name: 'record_facts',
    description: 'Records the persons and dates that a document mentions',
    parameters: { type: 'object', properties: { persons: strings, dates: strings }, required: ['persons', 'dates'] },
  },
};

/** A document read in three steps, one after another: facts by a tool, a summary, a class. */
export const readDocument: UseCase = async (app, jobId) => {
  const document = 'Mrs Berg sold the roof of the school to the cooperative on 3 May 2026. It pays 400 EUR a year.';
  const facts = await app.call(jobId, {
    step: 'extract',
    content: `Record the facts of this document: ${document}`,
    tools: [recordFacts],
    tool_choice: { type: 'function', function: { name: 'record_facts' } },
  });
  await app.call(jobId, { step: 'summarize', content: `Summarize: ${document}`, max_tokens: 200 });
  await app.call(jobId, { step: 'classify', content: `Classify as contract or letter. Known: ${facts}` });
};
