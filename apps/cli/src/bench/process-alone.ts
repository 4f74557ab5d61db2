import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface ProcessAlone<Question, Answer> {
  /** Throws when the process ended instead of answering. */
  ask(question: Question): Promise<Answer>;
  end(): void;
}

/**
 * A process that does nothing but answer what it is asked, one question after the other: the programs we compare
 * ourselves with have one, and what else lies in a process's memory makes its collections of garbage slower.
 */
export function startAlone<Question extends object, Answer>(script: URL): ProcessAlone<Question, Answer> {
  const child = fork(script);
  const ended = new AbortController();
  child.once('exit', () => ended.abort(new Error(`${script.pathname} ended before it had answered.`)));
  return {
    async ask(question) {
      child.send(question);
      const [answer] = (await once(child, 'message', { signal: ended.signal })) as [Answer];
      return answer;
    },
    end: () => child.kill(),
  };
}

/** For the process that was started so. */
export function answerAlone<Question, Answer>(answer: (question: Question) => Promise<Answer>): void {
  process.on('message', (question: Question) => {
    void answer(question).then((answered) => process.send?.(answered));
  });
}
