// What a reader chooses for all pages, light or dark and larger text, is set here before a page is read.
export {};
