globalThis.console.log("of the tests");
