/** What Node.js is asked for when the server is started. */

/**
 * A parse makes many small objects that live as long as it lasts. With the 16 MB that Node.js gives young objects most of the time of a
 * text of ten thousand lines goes into moving them about; with room for 64 MB, which is taken only when it is needed, half of it is saved.
 */
export const nodeFlags: readonly string[] = ['--max-semi-space-size=64'];
