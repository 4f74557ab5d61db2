import { crossedOut } from './corrections.js';

/** A value of the register after those it had, which are crossed out. */
export function Corrected({ now, before }: { now: string; before: readonly string[] }) {
  return (
    <>
      {crossedOut(now, before).map((each) => (
        <span key={each}>
          <del>{each}</del>{' '}
        </span>
      ))}
      {now}
    </>
  );
}
