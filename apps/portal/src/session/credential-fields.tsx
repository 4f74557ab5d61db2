import { Field, TextInput } from '../parts/field.js';

interface PasswordFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly wrong?: string;
  /** One that is chosen now, and not one that is known. */
  readonly isNew?: boolean;
  readonly value: string;
  readonly onWrite: (value: string) => void;
}

export function PasswordField({ label, hint, wrong, isNew, value, onWrite }: PasswordFieldProps) {
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      <TextInput
        type="password"
        value={value}
        onWrite={onWrite}
        required
        autocomplete={isNew ? 'new-password' : 'current-password'}
      />
    </Field>
  );
}

interface OneTimeCodeFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Of an authenticator alone; a recovery code has letters. */
  readonly digitsOnly?: boolean;
  readonly value: string;
  readonly onWrite: (value: string) => void;
}

export function OneTimeCodeField({ label, hint, digitsOnly, value, onWrite }: OneTimeCodeFieldProps) {
  return (
    <Field label={label} hint={hint}>
      <TextInput
        value={value}
        onWrite={onWrite}
        required
        autocomplete="one-time-code"
        inputmode={digitsOnly ? 'numeric' : 'text'}
      />
    </Field>
  );
}
