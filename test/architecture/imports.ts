import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const checkout = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceFile {
  /** From the checkout, with `/`. */
  readonly path: string;
  /** `libs/xml`, `apps/gateway`. */
  readonly workspace: string;
  readonly text: string;
  readonly imports: readonly string[];
  readonly isTest: boolean;
}

/** Every TypeScript source of the workspaces, with what it imports, read by TypeScript's own scanner. */
export function readSources(): SourceFile[] {
  return ['libs', 'apps'].flatMap((kind) =>
    readdirSync(join(checkout, kind)).flatMap((name) =>
      filesBelow(join(checkout, kind, name, 'src')).map((file) => readSource(file, `${kind}/${name}`)),
    ),
  );
}

/** The file a relative import names, from the checkout. */
export function importedFile(from: SourceFile, specifier: string): string {
  const target = resolve(checkout, dirname(from.path), specifier).replace(/\.js$/, '.ts');
  const source = existsSync(target) ? target : target.replace(/\.ts$/, '.tsx');
  return relative(checkout, source).replaceAll('\\', '/');
}

function readSource(file: string, workspace: string): SourceFile {
  const text = readFileSync(file, 'utf8');
  return {
    path: relative(checkout, file).replaceAll('\\', '/'),
    workspace,
    text,
    imports: ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName),
    isTest: file.endsWith('.spec.ts'),
  };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
