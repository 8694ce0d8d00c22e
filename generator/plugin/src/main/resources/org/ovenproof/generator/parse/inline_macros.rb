# Lets the macros value: and claim: know where in the source they stand, and takes them out of the text.
#
# Asciidoctor forgets the place of a piece of text, and replaces macros in some texts only. So each macro is
# marked in its line, before anything reads that, and keeps its mark wherever the text goes. The class
# InlineMacros sets the marks and takes them; a text without one is left as it is.
module Ovenproof
  # How every mark begins.
  MARK = "\u{F7A3B}\u{FC51D}"
  MACROS = ['value:', 'claim:']

  # Returns what to ask of macros, which stands in the options of the document that others are nested in.
  def self.macros document
    document = document.parent_document while document.nested?
    document.options[:ovenproof_macros]
  end

  module Macros
    private

    def marked? text
      text && (text.include? MARK)
    end

    def ask request, text
      (Ovenproof.macros @document).apply request, text
    end

    def literal text
      (marked? text) ? (ask 'literal', text) : text
    end
  end

  # Where lines come out of files: before their indentation changes, and before includes.
  module MacrosOfLines
    include Macros

    def prepare_lines data, opts = {}
      lines = super
      return lines unless ::Asciidoctor::PreprocessorReader === self
      lines.map.with_index do |line, idx|
        (MACROS.any? {|macro| line.include? macro }) && !(marked? line) ? (ask "#{@path}:#{@lineno + idx}", line) : line
      end
    end
  end

  # Where a condition is decided, which is before anything runs.
  module MacrosOfConditions
    include Macros

    def preprocess_conditional_directive name, target, delimiter, text
      if name == 'ifeval' && text && (marked? (value = @document.sub_attributes text, attribute_missing: 'drop'))
        ask 'condition', value
        text = literal text
      end
      super
    end
  end

  # Where text is replaced: before quotes and the like, which would take a pattern apart, and once more
  # when attributes have been replaced.
  module MacrosOfText
    include Macros

    def extract_passthroughs text
      text = super
      # A list or, in some nodes, a hash by number.
      (::Hash === @passthroughs ? @passthroughs.values : @passthroughs).each do |pass|
        pass[:text] = literal pass[:text] unless pass[:subs] && (pass[:subs].include? :macros)
      end
      (marked? text) ? (convert_claims ask 'text', text) : text
    end

    def sub_macros text
      super (marked? text) ? (ask 'html', text) : text
    end

    def highlight_source source, process_callouts
      super (@subs.include? :macros) ? source : (literal source), process_callouts
    end

    private

    # The text of a claim is text like any other, apart from what the claim stands in. Passthroughs in
    # it have been taken out already, and those around it have to stay.
    def convert_claims text
      locked, @passthroughs_locked = @passthroughs_locked, true
      until (claim = ask 'claim', '').empty?
        ask 'claimed', (apply_subs claim)
      end
      text
    ensure
      @passthroughs_locked = locked
    end
  end

  # Where it is known whether macros are replaced in a block.
  module MacrosOfBlock
    def commit_subs
      super
      @lines = @lines.map {|line| literal line } unless @content_model == :compound || (@subs.include? :macros)
      nil
    end
  end

  module MacrosOfCell
    def initialize column, cell_text, attributes = {}, opts = {}
      super
      @text = literal @text if @content_model == :verbatim
    end
  end

  # Where the title of a section becomes its id.
  module MacrosOfId
    def generate_id title, document
      super (title.include? MARK) ? ((Ovenproof.macros document).apply 'id', title) : title, document
    end
  end
end

Asciidoctor::Reader.prepend Ovenproof::MacrosOfLines
Asciidoctor::PreprocessorReader.prepend Ovenproof::MacrosOfConditions
Asciidoctor::AbstractNode.prepend Ovenproof::MacrosOfText
Asciidoctor::Block.prepend Ovenproof::MacrosOfBlock
Asciidoctor::Table::Cell.prepend Ovenproof::MacrosOfCell
Asciidoctor::Section.singleton_class.prepend Ovenproof::MacrosOfId
