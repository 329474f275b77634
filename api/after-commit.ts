import type { Services } from './services.ts';

/** What is left to do once a change is stored: effects outside the database that must find it there, and the answer. */
export class AfterCommit<Reply> {
  readonly run: (services: Services) => Promise<Reply>;

  constructor(run: (services: Services) => Promise<Reply>) {
    this.run = run;
  }
}
