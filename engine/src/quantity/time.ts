/** Lengths of time in seconds, the base unit of everything that lasts. */

/** Seconds of an hour: durations, GPU-hours too, are kept in seconds, and laws count them in hours. */
export const hour = 3600;

export const day = 24 * hour;

/** The year of 365 days that units of the language mean. */
export const year = 365 * day;
