/** Nothing: what it takes to run is the price of starting Node.js. */
