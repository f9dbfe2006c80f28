using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>A convolution; weights: kernel, and bias where there is one.</summary>
public sealed record ConvolutionKernel(Window Window, TensorShape Input, TensorShape Output, int Groups) : Kernel;

/// <summary>A depthwise convolution; weights: kernel, and bias where there is one.</summary>
public sealed record DepthwiseKernel(Window Window, TensorShape Input, TensorShape Output) : Kernel;

/// <summary>A dense layer; weights: kernel, and bias where there is one.</summary>
public sealed record DenseKernel(int Inputs, int Outputs) : Kernel;

/// <summary>Max pooling.</summary>
public sealed record MaxPoolKernel(Window Window, TensorShape Input, TensorShape Output) : Kernel;

/// <summary>Average pooling.</summary>
public sealed record AveragePoolKernel(Window Window, TensorShape Input, TensorShape Output, bool CountPadding) : Kernel;

/// <summary>The mean over height and width.</summary>
public sealed record GlobalAveragePoolKernel(TensorShape Input) : Kernel;

/// <summary>The maximum over height and width.</summary>
public sealed record GlobalMaxPoolKernel(TensorShape Input) : Kernel;

/// <summary>Batch normalisation; weights: gamma and beta where there are any, moving_mean, moving_variance.</summary>
public sealed record BatchNormKernel(TensorShape Shape, float Epsilon, float Momentum) : Kernel;

/// <summary>Softmax over the channels.</summary>
public sealed record SoftmaxKernel(TensorShape Shape) : Kernel;

/// <summary>The sum of two or more values.</summary>
public sealed record AddKernel : Kernel;

/// <summary>Channels of several values, one behind the other.</summary>
public sealed record ConcatKernel(TensorShape Output) : Kernel;

/// <summary>Zeros around an image.</summary>
public sealed record ZeroPadKernel(TensorShape Input, int Top, int Bottom, int Left, int Right) : Kernel;

/// <summary>Dropout.</summary>
public sealed record DropoutKernel(TensorShape Shape, float Rate) : Kernel;

/// <summary>An activation, position by position.</summary>
/// <param name="Function">The runtime's type: Relu, Sigmoid, Tanh, LeakyRelu, Elu.</param>
/// <param name="Parameter">Its number, such as the slope of a leaky ReLU; null for those without.</param>
public sealed record ActivationKernel(string Function, float? Parameter = null) : Kernel;
