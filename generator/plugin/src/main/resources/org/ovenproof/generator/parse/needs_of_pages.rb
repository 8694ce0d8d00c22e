# Says of each file that a page needs, and of each attribute that nothing sets, where it was asked for, and
# looks for files where a browser would: beside the page, and among the assets.
#
# What is said goes through the log, the one way on which Asciidoctor hands out places.
module Ovenproof
  module Needs
    private

    # A text knows its block, and a block where it begins.
    def tell_need kind, *words
      node = self
      node = node.parent until node.nil? || ::Asciidoctor::Document === node || ((node.respond_to? :source_location) && node.source_location)
      place = node.source_location if node.respond_to? :source_location
      logger.warn message_with_context %(ovenproof:#{kind}\t#{words.join ?\t}), source_location: place
    end
  end

  # Where attributes are replaced by their values. A page that says itself what becomes of a missing one
  # knows of it.
  module AttributesThatNothingSets
    include Needs

    def sub_attributes text, opts = {}
      result = super
      unless opts[:attribute_missing] || @document.attributes['attribute-missing'] != 'tell'
        text.scan ::Asciidoctor::AttributeReferenceRx do |before, name, directive, behind|
          next if before || directive || behind
          key = name.downcase
          unless (@document.attributes.key? key) || (::Asciidoctor::INTRINSIC_ATTRIBUTES.key? key)
            tell_need 'attribute', name
          end
        end
      end
      result
    end
  end

  # Where files are named, or read into the page.
  module FilesOfPages
    include Needs

    def image_uri target, key = 'imagesdir'
      uri = super
      tell_need 'file', uri, target unless (uri.start_with? 'data:')
      uri
    end

    def media_uri target, key = 'imagesdir'
      uri = super
      tell_need 'file', uri, target
      uri
    end

    def generate_data_uri target, key = nil
      uri = normalize_web_path target, key && (@document.attr key)
      file = tell_file uri, target
      file ? super(file, nil) : uri
    end

    def read_contents target, opts = {}
      return super unless opts[:label] == 'SVG' && !(::Asciidoctor::Helpers.uriish? target)
      file = tell_file (normalize_web_path target, opts[:start]), target
      file ? super(file, (opts.merge start: nil)) : nil
    end

    private

    def tell_file uri, target
      tell_need 'file', uri, target
      path = ::File.expand_path (uri.gsub '%20', ' '), %(/#{@document.attr 'ovenproof-folder'})
      file = %w(ovenproof-content ovenproof-assets).map {|it| (@document.attr it) + path }.find {|it| ::File.file? it }
      tell_need 'read', file if file
      file
    end
  end
end

Asciidoctor::AbstractNode.prepend Ovenproof::AttributesThatNothingSets
Asciidoctor::AbstractNode.prepend Ovenproof::FilesOfPages
