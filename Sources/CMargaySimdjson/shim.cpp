#include "CMargaySimdjson.h"
