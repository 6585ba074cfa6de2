/* Nothing to see from Swift: this module only names the library to link. The C functions are in CSimdjson. */
