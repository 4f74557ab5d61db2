import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { tellProblem } from './told.js';
import { Icon, type IconName } from './icon.js';

type Kind = 'primary' | 'grave' | 'bare';

interface ButtonProps extends Omit<ButtonHTMLAttributes, 'icon' | 'onClick'> {
  readonly kind?: Kind;
  readonly icon?: IconName;
  /** What takes its time keeps the button from being pressed again; what fails is told. */
  readonly onClick?: (event: MouseEvent) => unknown;
  readonly children?: ComponentChildren;
}

export function Button({ kind, icon, onClick, disabled, children, class: more, ...rest }: ButtonProps) {
  const [busy, setBusy] = useState(false);
  const press = async (event: MouseEvent) => {
    const outcome = onClick?.(event);
    if (!(outcome instanceof Promise)) return;
    setBusy(true);
    try {
      await outcome;
    } catch (error) {
      tellProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      {...rest}
      class={['button', kind, more].filter(Boolean).join(' ')}
      disabled={Boolean(disabled) || busy}
      aria-busy={busy}
      onClick={onClick ? press : undefined}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface ButtonLinkProps {
  readonly href: string;
  readonly kind?: Kind;
  readonly icon?: IconName;
  readonly download?: boolean;
  readonly children: ComponentChildren;
}

/** Looks like a button and leads somewhere. */
export function ButtonLink({ kind, icon, children, ...rest }: ButtonLinkProps) {
  return (
    <a class={['button', kind].filter(Boolean).join(' ')} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
