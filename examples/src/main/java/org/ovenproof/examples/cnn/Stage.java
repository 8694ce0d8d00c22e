package org.ovenproof.examples.cnn;

/**
 * One layer at its place in an {@link Architecture}.
 *
 * @param name by which a {@link Network} finds its output, such as {@code conv1}
 * @param summary what it does, such as {@code conv 5×5}
 * @param input the shape of what it takes
 * @param output the shape of what it returns
 * @param parameters how many numbers it learns
 * @param multiplyAdds how many products it adds up for one picture
 */
public record Stage(
    String name, String summary, Volume input, Volume output, long parameters, long multiplyAdds) {}
