/** Time in the unit that everything is computed in. */

export const secondsOfHour = 3600;
