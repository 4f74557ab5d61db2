import type { RefusalShape } from './refusal-shape.js';
import { provincialRefusals } from './provincial/refusals.js';
import { vxpRefusals } from './vxp/refusals.js';

const shapes: readonly RefusalShape[] = [vxpRefusals, provincialRefusals];

/** That of the door the address belongs to; undefined where refusals are problems. */
export function refusalShapeFor(url: string): RefusalShape | undefined {
  return shapes.find(({ isFor }) => isFor(url));
}
