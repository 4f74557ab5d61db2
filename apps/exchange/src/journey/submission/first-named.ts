import { listedMax } from '@edoc-axis/evidence';

/** A long list as people read it, in a fact or a remark: its first entries, and how many are left. */
export function firstNamed(list: readonly unknown[], namedMax = listedMax): readonly unknown[] {
  return list.length <= namedMax ? list : [...list.slice(0, namedMax), `+${list.length - namedMax}`];
}
