int a = 1;
int b = 1;
int c = 1;
