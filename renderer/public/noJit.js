/* Runs before every module. zod compiles its checks with `Function`, which Trusted Types forbid; this tells it not to try. */
globalThis.__zod_globalConfig = { jitless: true }
