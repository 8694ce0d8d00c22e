# Tells for every line of a snippet's code from which line of which file it was read.
#
# Asciidoctor knows this while it reads and forgets it afterwards: a block has one location, that of its
# first line. So each line carries its origin with it from the reader to the block. The text is
# "path:line", with the path that the include processor gave.
module Ovenproof
  ORIGIN = :@ovenproof_origin

  # Where lines come out of files, with includes resolved. A line that was put back to be read again
  # keeps its origin: the reader has gone on to another file where an include follows.
  module OriginOfRead
    def shift
      origin = "#{@path}:#{@lineno}"
      line = super
      line.instance_variable_set ORIGIN, origin if line && !line.frozen? && !(line.instance_variable_get ORIGIN)
      line
    end

    # The location of a block is that of the line at the mark.
    def mark
      super
      origin = @lines[-1] && (@lines[-1].instance_variable_get ORIGIN)
      @mark = [@file, @dir, (origin.rpartition ':')[0], (origin.rpartition ':')[2].to_i] if origin
    end
  end

  # Where the lines of a list item or an example are read again: that reader counts from its first
  # line on, which is wrong behind an include.
  module OriginOfReread
    def initialize data = nil, cursor = nil, opts = {}
      super
      follow_origin
    end

    def shift
      origin = "#{@path}:#{@lineno}"
      line = super
      # The cell of a table is made of new strings.
      unless !line || line.frozen? || (line.instance_variable_defined? ORIGIN)
        line.instance_variable_set ORIGIN, origin
      end
      follow_origin
      line
    end

    private

    def follow_origin
      return if ::Asciidoctor::PreprocessorReader === self
      origin = @lines && @lines[-1] && (@lines[-1].instance_variable_get ORIGIN)
      @path, _, @lineno = (origin.rpartition ':').map.with_index {|it, idx| idx == 2 ? it.to_i : it } if origin
    end
  end

  # Where indentation is changed, which makes new strings.
  module OriginOfIndented
    def adjust_indentation! lines, *sizes
      origins = lines.map {|line| line.instance_variable_get ORIGIN }
      super
      lines.each_with_index {|line, idx| line.instance_variable_set ORIGIN, origins[idx] unless line.frozen? }
    end
  end

  # Where the attributes of a block stand: the place that Asciidoctor gives a block is behind its
  # delimiter, which is in another file if the first thing there is an include.
  module OriginOfAttributes
    def parse_block_metadata_line reader, document, attributes, options = {}
      bracket = (line = reader.peek_line) && (line.start_with? '[')
      origin = "#{reader.path}:#{reader.lineno}" if bracket
      found = super
      attributes['begin-origin'] ||= origin if found && bracket
      found
    end
  end

  # Where the lines become a block.
  module OriginsOfBlock
    def initialize parent, context, opts = {}
      if (attributes = opts[:attributes]) && (attributes.key? 'run-option') && ::Array === (lines = opts[:source])
        attributes['origins'] = (lines.map {|line| line.instance_variable_get ORIGIN }).join ?\n
        replaced = attributes.key? 'subs'
      end
      super
      # Later the document has forgotten the attributes that it sets on the way.
      @attributes['replaced'] = sub_attributes(@lines.join ?\n) if replaced
    end
  end
end

Asciidoctor::Reader.prepend Ovenproof::OriginOfReread
Asciidoctor::PreprocessorReader.prepend Ovenproof::OriginOfRead
Asciidoctor::Parser.singleton_class.prepend Ovenproof::OriginOfIndented
Asciidoctor::Parser.singleton_class.prepend Ovenproof::OriginOfAttributes
Asciidoctor::Block.prepend Ovenproof::OriginsOfBlock
