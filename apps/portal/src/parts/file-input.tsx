import type { HTMLAttributes } from 'preact';

interface FileInputProps extends Omit<HTMLAttributes<HTMLInputElement>, 'onChoose'> {
  readonly accept?: string;
  readonly required?: boolean;
  readonly onChoose: (file: File | undefined) => void;
}

/** One file from this computer. */
export function FileInput({ onChoose, ...rest }: FileInputProps) {
  return (
    <input
      class="input"
      type="file"
      {...(rest as object)}
      onChange={(event) => onChoose(event.currentTarget.files?.[0])}
    />
  );
}
