import type { CataloguedError } from '@edoc-axis/domain';
import { provincialRefusals } from './provincial/refusals.js';
import type { RefusalShape } from './refusal-shape.js';
import { asciiJson } from './vxp/protocol/ascii-json.js';
import { vxpRefusals } from './vxp/refusals.js';

const shapes: readonly RefusalShape[] = [vxpRefusals, provincialRefusals];

/** That of the door the address belongs to; undefined where refusals are problems. */
export function refusalShapeFor(url: string): RefusalShape | undefined {
  return shapes.find(({ isFor }) => isFor(url));
}

/**
 * Where it may have been any door each finds what its clients read. A problem's `status` is advice and gives way, as a provincial
 * `code` does to ours.
 */
export function refusalOfAnyDoor(error: CataloguedError, problem: object): string {
  const [vxp, provincial] = [vxpRefusals, provincialRefusals].map(
    ({ write }) => JSON.parse(write(error, 'vi', '').body) as object,
  );
  return asciiJson({ ...provincial, ...problem, ...vxp });
}
