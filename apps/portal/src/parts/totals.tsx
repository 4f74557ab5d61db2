import type { ComponentChildren } from 'preact';
import './totals.css';

/** Figures large enough to be read at a glance. */
export function Totals({ children }: { children: ComponentChildren }) {
  return <dl class="totals">{children}</dl>;
}

/** @param says the sentence below the figure: of what, and what stands beside it */
export function Total({ label, value, says }: { label: string; value: string; says: string }) {
  return (
    <div class="card inside">
      <dt>{label}</dt>
      <dd>
        <strong>{value}</strong>
        <span class="quiet">{says}</span>
      </dd>
    </div>
  );
}
