/**
 * Node's arguments for Payload's command line, from the repository's root.
 *
 * Lexical's export for Node awaits an import at its top level, which under Node 20 may never end: Payload then
 * leaves with 0, having done nothing. Its export for production has no such import.
 */
export const PAYLOAD = ['--conditions=production', 'node_modules/payload/bin.js']
