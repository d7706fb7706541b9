// An error is one line: node would print the source line as well, which in JSROOT's bundled decoders has a megabyte.
process.on('uncaughtException', error => { process.stderr.write(`${error?.message ?? error}\n`); process.exit(1); });
