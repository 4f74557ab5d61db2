import { useLocation } from 'preact-iso';
import { useQuery } from './query.js';

interface TabsProps {
  readonly label: string;
  /** The first one is what the address shows without saying so. */
  readonly tabs: readonly (readonly [name: string, label: string, count?: string])[];
}

/** Parts of one page, each with an address of its own: what is shown can be kept and sent. */
export function Tabs({ label, tabs }: TabsProps) {
  const { path } = useLocation();
  const shown = useTab(tabs.map(([name]) => name));
  return (
    <nav class="tabs screen-only" aria-label={label}>
      {tabs.map(([name, text, count], n) => (
        <a key={name} href={n === 0 ? path : `${path}?tab=${name}`} aria-current={shown === name ? 'page' : undefined}>
          {text}
          {count && <span class="quiet"> {count}</span>}
        </a>
      ))}
    </nav>
  );
}

export function useTab<Name extends string>(names: readonly Name[]): Name {
  const wanted = useQuery().get('tab');
  return names.find((name) => name === wanted) ?? (names[0] as Name);
}
