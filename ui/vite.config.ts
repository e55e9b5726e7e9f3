import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:8417';
/** The server lets no page of another site write, and to it this is one. */
const own = { target: server, changeOrigin: true, headers: { origin: server } };
const proxy = { '/api': own, '/openapi.json': server };
/** As the server sends it (`guard/headers.rs`), so that a breach shows in `npm run preview` too. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; " +
  "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export default defineConfig({
  plugins: [svelte({ compilerOptions: { runes: true } })],
  server: { port: 5173, proxy },
  preview: { port: 4173, proxy, headers: { 'Content-Security-Policy': policy } },
  build: {
    target: 'es2022',
    // scripts/empty-dist.js empties it and leaves its .gitignore.
    emptyOutDir: false,
    assetsDir: 'assets',
    // Inlined assets and the preload polyfill would need `data:` scripts or inline code, which the server's policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // Components are compiled for the browser in tests too, else effects never run.
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  test: { include: ['tests/**/*.test.ts'], environment: 'jsdom' },
});
