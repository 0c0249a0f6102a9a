// structure.js - the structure of a PDF as pdf.js hands it to a browser and its screen reader
//
//   node structure.js tree FILE       the tree of every page, with its words
//   node structure.js faults FILE...  what a reader of the tree would miss; fails if there is any
'use strict';

const { readFileSync } = require('fs');
const { basename } = require('path');

// pdfjs-dist as Debian's libjs-pdf has it; by its whole path, for a node that is not Debian's.
const pdfjs = require('/usr/share/nodejs/pdfjs-dist/build/pdf.js');

const HEADING = /^H([1-6])$/;

async function open(file) {
	const data = new Uint8Array(readFileSync(file));

	return pdfjs.getDocument({ data, verbosity: pdfjs.VerbosityLevel.ERRORS }).promise;
}

// The marked content of a page: the words of each id, how often an id begins, and what words stand
// outside of all marks. Artifacts, such as the number of the page, are no content.
async function marks_of(page) {
	const { items } = await page.getTextContent({ includeMarkedContent: true });
	const marks = { words: new Map(), begun: new Map(), outside: '' };
	const within = [];

	for (const item of items) {
		if (item.type === 'beginMarkedContentProps' || item.type === 'beginMarkedContent') {
			within.push(item);
			if (item.id)
				marks.begun.set(item.id, (marks.begun.get(item.id) || 0) + 1);
		} else if (item.type === 'endMarkedContent') {
			within.pop();
		} else if (!within.some((mark) => mark.tag === 'Artifact')) {
			const words = item.str + (item.hasEOL ? ' ' : '');
			const mark = within.filter((one) => one.id).pop();
			if (mark)
				marks.words.set(mark.id, (marks.words.get(mark.id) || '') + words);
			else
				marks.outside += words;
		}
	}
	return marks;
}

// A page as its tree, its marks, and its annotations by id.
async function read_page(doc, number) {
	const page = await doc.getPage(number);
	const annotations = await page.getAnnotations();

	return {
		number,
		tree: await page.getStructTree(),
		marks: await marks_of(page),
		annotations: new Map(annotations.map((one) => [one.id, one])),
	};
}

function squeezed(words) {
	return (words || '').replace(/\s+/g, ' ').trim();
}

function where_to(annotation) {
	if (!annotation)
		return 'nothing';
	const aim = annotation.url || annotation.fieldName || (annotation.dest && 'a place in the document');

	return `${annotation.subtype} ${aim || ''}`.trim();
}

// A leaf as its words in quotes, or as what is there to click.
function leaf(page, node) {
	if (node.type === 'object')
		return `(${where_to(page.annotations.get(node.id))})`;
	return JSON.stringify(squeezed(page.marks.words.get(node.id)));
}

// One line an element; leaves that stand before its first element stand beside it.
function print(page, node, depth, out) {
	const kids = node.children.map((kid) => (kid.role ? kid : leaf(page, kid)));
	let line = '  '.repeat(depth) + node.role;

	if (node.lang)
		line += ` lang=${node.lang}`;
	if (node.alt !== undefined)
		line += ` alt=${JSON.stringify(node.alt)}`;
	while (typeof kids[0] === 'string')
		line += ` ${kids.shift()}`;
	out.push(line);
	for (const kid of kids) {
		if (kid.role)
			print(page, kid, depth + 1, out);
		else
			out.push('  '.repeat(depth + 1) + kid);
	}
}

async function tree(file) {
	const doc = await open(file);
	const { info } = await doc.getMetadata();
	const out = [`${JSON.stringify(info.Title)} lang=${info.Language}`];

	for (let number = 1; number <= doc.numPages; number++) {
		const page = await read_page(doc, number);
		out.push('', `page ${number}`);
		for (const child of page.tree ? page.tree.children : [])
			print(page, child, 0, out);
	}
	await doc.destroy();
	return out;
}

function each_node(node, visit) {
	visit(node);
	for (const kid of node.children || [])
		each_node(kid, visit);
}

// Every word and every link has exactly one leaf, and no leaf is about nothing. A field without marks
// of its own stands in no page's list of parents, where pdf.js begins; poppler sees to those.
function leaf_faults(page, nodes) {
	const { marks, annotations } = page;
	const count = new Map();
	const out = [];

	for (const { type, id } of nodes.filter((node) => node.type)) {
		count.set(id, (count.get(id) || 0) + 1);
		if (!(type === 'object' ? annotations : marks.begun).has(id))
			out.push(`a leaf is about ${type} that is not there`);
	}
	if (squeezed(marks.outside))
		out.push(`outside of all marks: ${squeezed(marks.outside)}`);
	for (const [id, words] of marks.words) {
		if (squeezed(words) && count.get(id) !== 1)
			out.push(`in ${count.get(id) || 'no'} leaves: ${squeezed(words)}`);
		if (marks.begun.get(id) !== 1)
			out.push(`two marks have one number: ${squeezed(words)}`);
	}
	for (const [id, annotation] of annotations) {
		if (annotation.subtype === 'Link' && count.get(id) !== 1)
			out.push(`in ${count.get(id) || 'no'} leaves: ${where_to(annotation)}`);
	}
	return out;
}

// The first heading is of level 1, and none is more than one level below the one before it.
function heading_faults(nodes, reading) {
	const out = [];

	for (const node of nodes) {
		const [, level] = HEADING.exec(node.role) || [];
		if (level > reading.level + 1)
			out.push(`${node.role} follows level ${reading.level}`);
		reading.level = level ? Number(level) : reading.level;
	}
	return out;
}

function of_role(node, role) {
	const within = [];

	each_node(node, (one) => one.role === role && within.push(one));
	return within;
}

function cells_of(row) {
	return row.children.filter((kid) => /^T[HD]$/.test(kid.role)).map((cell) => cell.role);
}

// A table whose rows share their first cell has two headers in a row that begins one, and one in those
// that go on with it: pdf.js does not tell how far a cell reaches.
function cell_count(cells, shares) {
	return cells.length + (shares && cells[0] === 'TH' && cells[1] === 'TD' ? 1 : 0);
}

// Rows have as many cells as the longest, or a reader hears a cell below another's header. The first row
// of a table that goes on may be the rest of one that was cut, where cells have ended.
function row_faults(table) {
	const goes_on = of_role(table, 'Caption').length === 0;
	const rows = of_role(table, 'TR').slice(goes_on ? 1 : 0).map(cells_of);
	const shares = rows.slice(1).some(([one, two, three]) => one === 'TH' && two === 'TH' && three === 'TD');
	const counts = rows.map((cells) => cell_count(cells, shares));
	const short = counts.findIndex((count) => count !== Math.max(...counts));

	return short < 0 ? [] : [`a row has ${counts[short]} cells of ${Math.max(...counts)}`];
}

function page_faults(page, reading) {
	const nodes = [];

	each_node(page.tree || {}, (node) => nodes.push(node));
	if (!nodes.some((node) => node.type))
		return ['the page has no tree'];
	const mute = of_role(page.tree, 'Figure').filter((figure) => !squeezed(figure.alt));
	return [
		...leaf_faults(page, nodes),
		...heading_faults(nodes, reading),
		...of_role(page.tree, 'Table').flatMap(row_faults),
		...mute.map(() => 'a figure has no words in its place'),
	];
}

async function faults(file) {
	const doc = await open(file);
	const { info } = await doc.getMetadata();
	const reading = { level: 0 };
	const out = [];

	for (let number = 1; number <= doc.numPages; number++) {
		const found = page_faults(await read_page(doc, number), reading);
		out.push(...found.map((fault) => `page ${number}: ${fault}`));
	}
	if (!info.Language)
		out.push('the language is not said');
	if (reading.level === 0)
		out.push('there is no heading');
	await doc.destroy();
	return out.map((fault) => `${basename(file)}: ${fault}`);
}

async function main(word, files) {
	let bad = false;

	for (const file of files) {
		const lines = await { tree, faults }[word](file);
		bad = bad || (word === 'faults' && lines.length > 0);
		for (const line of lines)
			console.log(line);
	}
	return bad ? 1 : 0;
}

main(process.argv[2], process.argv.slice(3)).then((status) => {
	process.exitCode = status;
});
