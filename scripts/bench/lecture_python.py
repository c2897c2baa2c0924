"""The lecture's cells in Python, for scripts/bench/notebook.py: the counterpart of In[1] to In[38] in
notebooks/ru/01-autoencoders.ipynb."""
# %%
import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
print("Cores:", os.cpu_count())
# %%
import keras

keras.utils.set_random_seed(7)
# %%
from keras import callbacks, layers, models

(keras.__version__, keras.backend.backend())
# %%
import matplotlib.pyplot as plt
import numpy as np

np.linspace(0, 1, 5)


# %%
def display(images, n=10, size=(20, 3), cmap="gray_r", as_type="float32", save_to=None):
    if images.max() > 1.0:
        images = images / 255.0
    elif images.min() < 0.0:
        images = (images + 1.0) / 2.0
    plt.figure(figsize=size)
    for i in range(n):
        plt.subplot(1, n, i + 1)
        plt.imshow(images[i].astype(as_type), cmap=cmap)
        plt.axis("off")
    if save_to:
        plt.savefig(save_to)
    plt.show()


# %%
image_size = 32
channels = 1
batch_size = 100
embedding_dim = 2
epochs = 3
# %%
import gzip

FOLDER = os.environ.get("LECTERN_DATA_DIR", "/usr/share/datasets/fashion-mnist")


def load(name, kind, offset):
    with gzip.open(os.path.join(FOLDER, f"{name}-{kind}-ubyte.gz")) as file:
        return np.frombuffer(file.read(), np.uint8, offset=offset)


x_train, y_train = load("train", "images-idx3", 16).reshape(-1, 28, 28), load("train", "labels-idx1", 8)
x_test, y_test = load("t10k", "images-idx3", 16).reshape(-1, 28, 28), load("t10k", "labels-idx1", 8)


# %%
def preprocess(images):
    images = images.astype("float32") / 255.0
    images = np.pad(images, ((0, 0), (2, 2), (2, 2)), constant_values=0.0)
    return np.expand_dims(images, -1)


x_train, x_test = preprocess(x_train), preprocess(x_test)
# %%
display(x_train)
# %%
x_train.shape
# %%
encoder_input = layers.Input(shape=(image_size, image_size, channels), name="encoder_input")
x = layers.Conv2D(32, (3, 3), strides=2, activation="relu", padding="same")(encoder_input)
x = layers.Conv2D(64, (3, 3), strides=2, activation="relu", padding="same")(x)
x = layers.Conv2D(128, (3, 3), strides=2, activation="relu", padding="same")(x)
shape_before_flattening = x.shape[1:]
x = layers.Flatten()(x)
encoder_output = layers.Dense(embedding_dim, name="encoder_output")(x)
encoder = models.Model(encoder_input, encoder_output)
encoder.summary()
# %%
decoder_input = layers.Input(shape=(embedding_dim,), name="decoder_input")
x = layers.Dense(int(np.prod(shape_before_flattening)))(decoder_input)
x = layers.Reshape(shape_before_flattening)(x)
x = layers.Conv2DTranspose(128, (3, 3), strides=2, activation="relu", padding="same")(x)
x = layers.Conv2DTranspose(64, (3, 3), strides=2, activation="relu", padding="same")(x)
x = layers.Conv2DTranspose(32, (3, 3), strides=2, activation="relu", padding="same")(x)
decoder_output = layers.Conv2D(
    channels, (3, 3), strides=1, activation="sigmoid", padding="same", name="decoder_output"
)(x)
decoder = models.Model(decoder_input, decoder_output)
decoder.summary()
# %%
autoencoder = models.Model(encoder_input, decoder(encoder_output))
autoencoder.summary()
# %%
autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
# %%
for path in (".checkpoint", ".logs", ".models", ".output"):
    os.makedirs(path, exist_ok=True)
# %%
checkpoint = callbacks.ModelCheckpoint(
    filepath=".checkpoint/checkpoint.keras", monitor="loss", save_best_only=True, mode="min", save_freq="epoch"
)
tensorboard = callbacks.TensorBoard(log_dir=".logs")
# %%
autoencoder.fit(
    x_train, x_train, epochs=epochs, batch_size=batch_size, shuffle=True, validation_data=(x_test, x_test),
    callbacks=[checkpoint, tensorboard],
)
# %%
autoencoder.save(".models/autoencoder.keras")
encoder.save(".models/encoder.keras")
decoder.save(".models/decoder.keras")
# %%
n_to_predict = 5000
example_images, example_labels = x_test[:n_to_predict], y_test[:n_to_predict]
# %%
predictions = autoencoder.predict(example_images)
display(example_images)
display(predictions)
# %%
embeddings = encoder.predict(example_images)
# %%
print(embeddings[:10])
# %%
figsize = 8
plt.figure(figsize=(figsize, figsize), dpi=66)
plt.scatter(embeddings[:, 0], embeddings[:, 1], c="black", alpha=0.1)
plt.show()
# %%
plt.figure(figsize=(figsize, figsize), dpi=66)
plt.scatter(embeddings[:, 0], embeddings[:, 1], cmap="rainbow", c=example_labels, alpha=0.8, s=3)
plt.colorbar()
plt.show()
# %%
mins, maxs = np.min(embeddings, axis=0), np.max(embeddings, axis=0)
grid_width, grid_height = 6, 3
sample = np.random.uniform(mins, maxs, size=(grid_width * grid_height, embedding_dim))
# %%
reconstructions = decoder.predict(sample)
# %%
plt.figure(figsize=(figsize, figsize), dpi=66)
plt.scatter(embeddings[:, 0], embeddings[:, 1], c="black", alpha=0.1)
plt.scatter(sample[:, 0], sample[:, 1], c="#00B0F0", alpha=1, s=40)
plt.show()
fig = plt.figure(figsize=(figsize, grid_height * 2))
fig.subplots_adjust(hspace=0.4, wspace=0.4)
for i in range(grid_width * grid_height):
    ax = fig.add_subplot(grid_height, grid_width, i + 1)
    ax.axis("off")
    ax.text(0.5, -0.35, str(np.round(sample[i], 1)), fontsize=10, ha="center", transform=ax.transAxes)
    ax.imshow(reconstructions[i], cmap="Greys")
plt.show()
# %%
figsize, grid_size = 12, 15
plt.figure(figsize=(figsize, figsize), dpi=48)
plt.scatter(embeddings[:, 0], embeddings[:, 1], cmap="rainbow", c=example_labels, alpha=0.8, s=300)
plt.colorbar()
x = np.linspace(min(embeddings[:, 0]), max(embeddings[:, 0]), grid_size)
y = np.linspace(max(embeddings[:, 1]), min(embeddings[:, 1]), grid_size)
xv, yv = np.meshgrid(x, y)
grid = np.array(list(zip(xv.flatten(), yv.flatten())))
reconstructions = decoder.predict(grid)
plt.show()
fig = plt.figure(figsize=(figsize, figsize), dpi=48)
fig.subplots_adjust(hspace=0.4, wspace=0.4)
for i in range(grid_size**2):
    ax = fig.add_subplot(grid_size, grid_size, i + 1)
    ax.axis("off")
    ax.imshow(reconstructions[i, :, :], cmap="Greys")
plt.show()
