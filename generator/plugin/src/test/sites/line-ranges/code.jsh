int a = 1;
int b = 2;
int no1 = "s";
int no2 = "s";
int no3 = "s";
int c = 3;
int bad1 = "s";
