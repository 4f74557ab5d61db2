import { TextInput } from '../field.js';

const numberMax = 999_999;

interface RegisterNumberProps {
  readonly value: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly onWrite: (number: string) => void;
}

/** A number of the register of received documents: digits alone, as many as the axis takes. */
export function RegisterNumber(props: RegisterNumberProps) {
  return <TextInput type="number" inputmode="numeric" min={1} max={numberMax} {...props} />;
}
