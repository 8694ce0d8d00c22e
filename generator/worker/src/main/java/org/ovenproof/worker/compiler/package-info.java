/**
 * The code of a cell comes in; its statements, compiled into the very classes that JShell would
 * make of them, go out. Or nothing does: then nothing has changed, and JShell is given the
 * statements one by one.
 *
 * <p>JShell parses each statement to find its end and compiles it by itself, three to six times
 * over. Here javac is called three times for a cell, however many statements it has. {@link
 * org.ovenproof.worker.compiler.CellCompiler} is the entrance, one for the process. It makes a
 * {@link org.ovenproof.worker.compiler.OnePass} for each session, which hands out a {@link
 * org.ovenproof.worker.compiler.CompiledPiece} for each statement. What else is public are the
 * flags that the process is started with, {@link org.ovenproof.worker.compiler.CompilerFlags}.
 *
 * <h2>The way of a cell</h2>
 *
 * <ol>
 *   <li>{@link org.ovenproof.worker.code.Piece#byBrackets} cuts the cell into pieces, without a
 *       parser. If what follows fails, the cell is cut once more where JShell's parser cuts it, and
 *       if those are other pieces, they go the same way.
 *   <li>{@code Parts} writes each piece into three sources, as statement of a method, as member of
 *       a class and as value that a method returns, and has javac parse the sources of all pieces
 *       at once. The one without an error tells what kind of {@code Part} the piece is.
 *   <li>{@code OnePass} looks whether each name is declared once, and before it is used.
 *   <li>{@code Probe} writes all parts into one class and has javac attribute it, to learn the
 *       types that the author left out: those of {@code var}, and of the values of expressions,
 *       which JShell keeps in variables of its own.
 *   <li>{@code Wrapped} writes the class of each part as JShell does: the same names, the same
 *       members, the author's lines behind each other, so that stack traces are the same.
 *   <li>{@code Javac} compiles these classes together into {@code CompiledFiles}, which lie in
 *       memory.
 *   <li>The session loads and runs one piece after the other, and tells {@code OnePass} of each:
 *       from then on its classes are on the class path of later cells, whose sources import what it
 *       has declared. So a cell that throws has declared what stands before the throw.
 * </ol>
 *
 * <h2>What JShell is given as it is</h2>
 *
 * <p>What does not compile, since JShell knows best what is wrong with it, and what JShell has a
 * meaning of its own for: a name that is declared again, or that something before it has mentioned;
 * an import that is repeated, or one with an asterisk behind other statements; modifiers and
 * annotations of variables and methods, and most modifiers of types; a method that is called as one
 * of {@code Object}; an anonymous class in an expression or in the value of a {@code var}; a
 * lambda, a reference to a method or a value in parentheses that is a statement by itself; a {@code
 * return}, {@code break}, {@code continue} or {@code yield} outside of everything; a name with a
 * dollar at its beginning, or that of a variable followed by an underscore; a type that cannot be
 * written. A session in which JShell has run a cell stays with JShell.
 *
 * <h2>Without this compiler</h2>
 *
 * <p>With {@code snippets.compiler=jshell} the process has {@link
 * org.ovenproof.worker.compiler.CompilerFlags#JSHELL_ALONE} among its flags, and {@link
 * org.ovenproof.worker.compiler.CellCompiler#ofProcess} returns nothing. Then JShell is given each
 * statement of each cell by itself; results are the same, later. Only of a statement that JShell
 * refuses without knowing what it is, fewer of the errors that follow are told: each word in it
 * counts as a name that it was to declare.
 *
 * <h2>Any JDK</h2>
 *
 * <p>Nothing of javac is known at compile time but its public interfaces ({@code javax.tools},
 * {@code com.sun.source}). Its own classes are asked for by name, in {@code JavacPool} alone, which
 * keeps what javac has read of the JDK and the libraries from one cell to the next: where they are
 * not there or closed, each call begins from nothing. {@code Javac.attempt} stands around all calls
 * of javac, one for each public method here that leads to one: whatever is thrown there, a {@link
 * java.lang.LinkageError} or an {@link java.lang.AssertionError} of javac as well as any exception,
 * means that nothing came of the cell, which then goes to JShell. {@code BrokenJavacTest} throws it
 * at each call of javac.
 */
package org.ovenproof.worker.compiler;
