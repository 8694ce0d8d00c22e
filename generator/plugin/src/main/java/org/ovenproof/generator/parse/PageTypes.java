package org.ovenproof.generator.parse;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.ovenproof.generator.snippet.SourceLine;

/**
 * Tells Gson how to write the types in a page that it does not know: paths, sets, optional values.
 */
final class PageTypes implements TypeAdapterFactory {

  private final Path project;

  /** Writes paths from the folder of the project on. */
  PageTypes(Path project) {
    this.project = project;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    Class<? super T> raw = type.getRawType();
    if (raw == Duration.class) {
      return (TypeAdapter<T>) new AsText<>(Duration::toString, Duration::parse);
    }
    if (raw == Instant.class) {
      return (TypeAdapter<T>) new AsText<>(Instant::toString, Instant::parse);
    }
    if (Path.class.isAssignableFrom(raw)) {
      return (TypeAdapter<T>)
          new AsText<Path>(path -> SourceLine.path(project, path), project::resolve);
    }
    if (raw == Optional.class) {
      TypeToken<?> value =
          TypeToken.get(((ParameterizedType) type.getType()).getActualTypeArguments()[0]);
      return (TypeAdapter<T>) new AsNullable<>(gson.getAdapter(value));
    }
    return null;
  }

  private static final class AsText<T> extends TypeAdapter<T> {

    private final Function<T, String> toText;
    private final Function<String, T> ofText;

    private AsText(Function<T, String> toText, Function<String, T> ofText) {
      this.toText = toText;
      this.ofText = ofText;
    }

    @Override
    public void write(JsonWriter out, T value) throws IOException {
      out.value(toText.apply(value));
    }

    @Override
    public T read(JsonReader in) throws IOException {
      return ofText.apply(in.nextString());
    }
  }

  private static final class AsNullable<T> extends TypeAdapter<Optional<T>> {

    private final TypeAdapter<T> value;

    private AsNullable(TypeAdapter<T> value) {
      this.value = value;
    }

    @Override
    public void write(JsonWriter out, Optional<T> optional) throws IOException {
      if (optional.isPresent()) {
        value.write(out, optional.get());
      } else {
        // An absent value is a value here, and not one that is left out.
        boolean leftOut = out.getSerializeNulls();
        out.setSerializeNulls(true);
        out.nullValue();
        out.setSerializeNulls(leftOut);
      }
    }

    @Override
    public Optional<T> read(JsonReader in) throws IOException {
      if (in.peek() == JsonToken.NULL) {
        in.nextNull();
        return Optional.empty();
      }
      return Optional.of(value.read(in));
    }
  }
}
