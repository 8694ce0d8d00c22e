int c = 3;
int bad1 = "s";
