// Stands in for the evaluator: says what it was given.
import { pathToFileURL } from 'node:url';

const [file, engine, ...flags] = process.argv.slice(2);
const { names, search } = await import(pathToFileURL(engine));
const [first] = await search('기초연금', 1);
console.log(JSON.stringify({ file, flags, first: first.name, names: names().length }));
