import type { ComponentChildren, InputHTMLAttributes, SelectHTMLAttributes, TextareaHTMLAttributes } from 'preact';
import { cloneElement, type VNode } from 'preact';
import { useId } from 'preact/hooks';

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with what stands in it. */
  readonly wrong?: string;
  readonly children: VNode;
}

/** A control with its label, what helps to fill it, and what is wrong: bound together for screen readers. */
export function Field({ label, hint, wrong, children }: FieldProps) {
  const id = useId();
  const describes = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {cloneElement(children, {
        id,
        'aria-describedby': describes || undefined,
        'aria-invalid': wrong ? 'true' : undefined,
      })}
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {wrong && (
        <span class="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </span>
      )}
    </div>
  );
}

interface Writes {
  readonly onWrite?: (value: string) => void;
}

export function TextInput({ onWrite, ...rest }: Omit<InputHTMLAttributes, 'onInput'> & Writes) {
  return <input class="input" {...rest} onInput={(event) => onWrite?.(event.currentTarget.value)} />;
}

export function TextArea({ onWrite, ...rest }: Omit<TextareaHTMLAttributes, 'onInput'> & Writes) {
  return <textarea class="input" {...rest} onInput={(event) => onWrite?.(event.currentTarget.value)} />;
}

interface SelectProps extends Omit<SelectHTMLAttributes, 'onChange'>, Writes {
  readonly options: readonly (readonly [value: string, label: string])[];
}

export function Select({ options, value, onWrite, ...rest }: SelectProps) {
  return (
    <select class="input" {...rest} value={value} onChange={(event) => onWrite?.(event.currentTarget.value)}>
      {options.map(([each, label]) => (
        <option key={each} value={each} selected={each === value}>
          {label}
        </option>
      ))}
    </select>
  );
}

interface ChoiceProps {
  readonly checked: boolean;
  readonly onChoose: (checked: boolean) => void;
  readonly required?: boolean;
  readonly children: ComponentChildren;
}

export function Choice({ checked, onChoose, required, children }: ChoiceProps) {
  const id = useId();
  return (
    <div class="choice">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        required={required}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
      <label for={id}>{children}</label>
    </div>
  );
}
