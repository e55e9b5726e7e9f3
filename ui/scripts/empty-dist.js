// Removes what an earlier build left in dist. The folder itself stays with its .gitignore: the server embeds it, so it must exist in every checkout.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';

const dist = new URL('../dist/', import.meta.url);
await mkdir(dist, { recursive: true });
for (const name of await readdir(dist)) if (name !== '.gitignore') await rm(new URL(name, dist), { recursive: true });
await writeFile(new URL('.gitignore', dist), '*\n!.gitignore\n');
