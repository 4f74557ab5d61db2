import { cloneElement, type ComponentChildren, type HTMLAttributes, type VNode } from 'preact';
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

/** What every control takes; ids and descriptions come from its field. */
interface ControlProps<Element extends HTMLElement> extends Omit<
  HTMLAttributes<Element>,
  'role' | 'onInput' | 'onChange' | 'value'
> {
  readonly value: string;
  readonly onWrite?: (value: string) => void;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

interface TextInputProps extends ControlProps<HTMLInputElement> {
  readonly type?: 'text' | 'password' | 'search' | 'date' | 'datetime-local' | 'number' | 'email' | 'url';
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'numeric' | 'search' | 'email';
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  readonly maxLength?: number;
  readonly min?: string | number;
  readonly max?: string | number;
  readonly list?: string;
}

export function TextInput({ onWrite, ...rest }: TextInputProps) {
  return <input class="input" {...(rest as object)} onInput={(event) => onWrite?.(event.currentTarget.value)} />;
}

interface TextAreaProps extends ControlProps<HTMLTextAreaElement> {
  readonly rows?: number;
  readonly maxLength?: number;
}

export function TextArea({ onWrite, ...rest }: TextAreaProps) {
  return <textarea class="input" {...(rest as object)} onInput={(event) => onWrite?.(event.currentTarget.value)} />;
}

interface SelectProps extends ControlProps<HTMLSelectElement> {
  readonly options: readonly (readonly [value: string, label: string])[];
}

export function Select({ options, value, onWrite, ...rest }: SelectProps) {
  return (
    <select
      class="input"
      {...(rest as object)}
      value={value}
      onChange={(event) => onWrite?.(event.currentTarget.value)}
    >
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
